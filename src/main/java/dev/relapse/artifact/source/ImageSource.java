package dev.relapse.artifact.source;

import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.catalogue.ImageRecipe;
import dev.relapse.artifact.image.LockMode;
import dev.relapse.artifact.registry.ImageReference;
import dev.relapse.artifact.registry.PulledManifest;
import dev.relapse.artifact.registry.RegistryClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a program out of its official container image, into the cache.
 *
 * <p>What a tag stands for is believed only where {@code image.lock} says so: an image without a
 * line there is not even asked for, and one with another digest is refused. With {@code
 * relapse.lock=update} the tag is asked instead and the file written.
 */
public final class ImageSource implements ArtifactSource {

    private final ImageEntries entries;
    private final RegistryClient registry;
    private final LockMode mode;
    private final Platform platform;
    private final Map<ImageReference, Pulled> pulled = new ConcurrentHashMap<>();

    public ImageSource(
            ImageEntries entries, RegistryClient registry, LockMode mode, Platform platform) {
        this.entries = Objects.requireNonNull(entries, "entries");
        this.registry = Objects.requireNonNull(registry, "registry");
        this.mode = Objects.requireNonNull(mode, "mode");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public String name() {
        return "official image";
    }

    /**
     * Offers the image when the registry has it with the digest that is locked. What a tag stands
     * for is asked once.
     *
     * @throws MissingArtifactException when the lock is to be updated and cannot be
     */
    @Override
    public Answer ask(Wanted wanted) {
        Optional<ImageRecipe> recipe = wanted.program().image();
        if (recipe.isEmpty()) {
            return new Answer.Refusal("the catalogue names none");
        }
        ImageReference image = recipe.get().reference();
        Optional<String> obstacle = obstacle(wanted, recipe.get());
        if (obstacle.isPresent()) {
            return new Answer.Refusal(image + ": " + obstacle.get());
        }
        try {
            return offer(wanted, resolve(image));
        } catch (UnavailableException e) {
            if (mode == LockMode.UPDATE) {
                throw new MissingArtifactException(
                        "relapse.lock=update: %s cannot be locked: %s"
                                .formatted(image, e.getMessage()));
            }
            return new Answer.Refusal(image + ": " + e.getMessage());
        }
    }

    private Optional<String> obstacle(Wanted wanted, ImageRecipe recipe) {
        if (recipe.path().isEmpty()) {
            return Optional.of(
                    "where the program is in it is not known; add imagePath to "
                            + wanted.component().folder().resolve("component.yaml"));
        }
        if (!platform.os().equals("linux")) {
            return Optional.of("its programs are for linux, and this machine is " + platform);
        }
        if (mode == LockMode.UPDATE) {
            return Optional.empty();
        }
        if (entries.locked(wanted).isEmpty()) {
            return Optional.of(
                    "%s has no digest of it for %s, and what a tag stands for today is not taken on trust; run once with -Drelapse.lock=update to record it"
                            .formatted(entries.lockFile(wanted), platform.slashed()));
        }
        return entries.trouble(wanted);
    }

    private Answer.Offer offer(Wanted wanted, PulledManifest manifest) throws UnavailableException {
        if (mode == LockMode.KEEP) {
            entries.refuseUnlessLocked(wanted, manifest);
        }
        ImagePull pull = entries.pull(wanted, manifest, registry);
        return new Answer.Offer(
                Fidelity.REAL,
                "take out of image %s, %d MB"
                        .formatted(manifest.image(), 1 + manifest.bytes() / 1_000_000),
                pull.estimate(),
                () -> {
                    if (mode == LockMode.UPDATE) {
                        return entries.deliverAndLock(wanted, manifest, pull);
                    }
                    return entries.deliver(wanted, manifest, pull);
                });
    }

    private PulledManifest resolve(ImageReference image) throws UnavailableException {
        Pulled known = pulled.get(image);
        if (known == null) {
            known = ask(image);
            pulled.put(image, known);
        }
        return known.get();
    }

    private Pulled ask(ImageReference image) {
        try {
            return Pulled.as(registry.resolve(image, platform.slashed()));
        } catch (UnavailableException e) {
            return Pulled.refused(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Pulled.refused("interrupted while asking for it");
        }
    }

    /** What a registry said once. */
    private record Pulled(Optional<PulledManifest> manifest, String refusal) {

        static Pulled as(PulledManifest manifest) {
            return new Pulled(Optional.of(manifest), "");
        }

        static Pulled refused(String reason) {
            return new Pulled(Optional.empty(), reason);
        }

        PulledManifest get() throws UnavailableException {
            return manifest.orElseThrow(() -> new UnavailableException(refusal));
        }
    }
}
