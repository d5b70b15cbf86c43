package org.jiraextractor.boot.web;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.Map;
import java.util.regex.Pattern;

/** YAML as JSON has its values: text is text, also where it looks like a time or says {@code off}. */
final class Yaml {

    private Yaml() {
    }

    /** @throws org.yaml.snakeyaml.error.YAMLException also for a name that is there twice */
    static Map<String, Object> read(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict), new Representer(unused), unused, strict, new JsonValues()).load(text);
    }

    static String write(Map<String, Object> document) {
        DumperOptions blocks = new DumperOptions();
        blocks.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        blocks.setWidth(160);
        return new org.yaml.snakeyaml.Yaml(blocks).dump(document);
    }

    private static final class JsonValues extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null"), "n");
        }
    }
}
