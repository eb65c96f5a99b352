package dev.relapse.artifact.source;

/** The official container image. This version of Relapse knows its name and cannot read it yet. */
public final class ImageSource implements ArtifactSource {

    @Override
    public String name() {
        return "official image";
    }

    @Override
    public Answer ask(Wanted wanted) {
        return new Answer.Refusal(
                wanted.program()
                        .image()
                        .map(image -> image + ": this version of Relapse cannot read images yet")
                        .orElse("the catalogue names none"));
    }
}
