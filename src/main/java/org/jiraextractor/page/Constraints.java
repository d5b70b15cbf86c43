package org.jiraextractor.page;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Bean Validation finds, in our paths and our words. */
final class Constraints {

    private Constraints() {
    }

    static List<Refusal.Field> check(Validator validator, Object value) {
        return fields(validator.validate(value));
    }

    /** In the order of their names, so that an answer is the same each time. */
    static List<Refusal.Field> fields(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream().map(Constraints::field).sorted(java.util.Comparator.comparing(Refusal.Field::name)).toList();
    }

    /** A constraint's own message may be a key of the bundles; otherwise its kind decides, {@code problem.constraint.notblank}, told with what bounds it. */
    private static Refusal.Field field(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        Map<String, Object> bounds = violation.getConstraintDescriptor().getAttributes();
        Object least = bounds.getOrDefault("min", bounds.getOrDefault("value", ""));
        Object most = bounds.getOrDefault("max", bounds.getOrDefault("value", ""));
        String key = template;
        if (!Words.of(Locale.ENGLISH).has(template)) {
            key = "problem.constraint." + violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName().toLowerCase(Locale.ROOT);
        }
        if (!Words.of(Locale.ENGLISH).has(key)) {
            key = "problem.field.invalid";
        }
        return new Refusal.Field(path(violation.getPropertyPath()), Code.INVALID_FIELD, key, least, most);
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                text.append('.').append(node.getIndex());
            } else if (node.getKey() != null) {
                text.append('.').append(node.getKey());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                text.append(text.isEmpty() ? "" : ".").append(Names.snake(node.getName()));
            }
        }
        return text.toString();
    }
}
