package dev.relapse.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/** The page templates, compiled with the project. */
final class Pages {

    static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    Pages.class.getClassLoader(),
                    "dev.relapse.report.page");

    private Pages() {}
}
