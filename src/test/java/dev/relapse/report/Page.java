package dev.relapse.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A written page, read by a parser that forgives nothing. */
final class Page {

    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page read(Path file) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setEntityResolver(
                (publicId, systemId) -> fail("the page must not load %s", systemId));
        return new Page(parser.parse(new InputSource(new StringReader(Files.readString(file)))));
    }

    List<Element> all(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<String> texts(String tag) {
        return all(tag).stream().map(Page::text).toList();
    }

    /** Every attribute of every element as name=value. */
    List<String> attributes() {
        List<String> attributes = new ArrayList<>();
        for (Element element : all("*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(
                        element.getAttributes().item(i).getNodeName().toLowerCase(Locale.ROOT)
                                + "="
                                + element.getAttributes().item(i).getNodeValue());
            }
        }
        return attributes;
    }

    String text() {
        return text(document.getDocumentElement());
    }

    static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }
}
