// The page templates are generated anew in every build. A page that says the same as last time gets back the time it
// had, or the compiler would take everything for changed and compile it all again.
def generated = new File(project.build.directory, 'generated-sources/jte')
def previous = new File(project.build.directory, 'jte-previous')

generated.traverse(type: groovy.io.FileType.FILES) { page ->
    def kept = new File(previous, generated.toPath().relativize(page.toPath()).toString())
    if (kept.isFile() && kept.bytes == page.bytes) {
        page.lastModified = kept.lastModified()
    } else {
        kept.parentFile.mkdirs()
        kept.bytes = page.bytes
        kept.lastModified = page.lastModified()
    }
}
