// Maven only warns of a profile that does not exist, and then runs everything: a typing error in
// -Pscenario=<id> must not turn into another run than the one that was asked for.
def prefix = 'scenario='
def profiles = project.model.profiles*.id.findAll { it.startsWith(prefix) }*.minus(prefix) as SortedSet
def folders = new File(project.basedir, 'scenarios').listFiles()
        .findAll { new File(it, 'scenario.yaml').isFile() }*.name as SortedSet

def fail = { String message -> throw new org.apache.maven.plugin.MojoFailureException(message) }

session.request.activeProfiles.findAll { it.startsWith(prefix) }*.minus(prefix).each { asked ->
    if (!(asked in profiles)) {
        fail("There is no scenario '${asked}'. Known scenarios: ${profiles.join(', ')}.")
    }
}
if (profiles != folders) {
    fail("The profiles scenario=<id> in pom.xml and the folders in scenarios/ differ. " +
            "Only in pom.xml: ${profiles - folders}. Only in scenarios/: ${folders - profiles}.")
}
