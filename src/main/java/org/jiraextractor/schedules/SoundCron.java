package org.jiraextractor.schedules;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneOffset;

/** A cron expression that comes true some day; null is fine. What is wrong with another is told by the field of it. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SoundCron.Check.class)
public @interface SoundCron {

    String message() default "schedule.cron.wrong";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells the first thing that is wrong. */
    class Check implements ConstraintValidator<SoundCron, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            String wrong = value == null || value.isBlank() ? null : wrong(value.strip());
            if (wrong != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(wrong).addConstraintViolation();
            }
            return wrong == null;
        }

        /** The key of what is wrong; null for nothing. */
        public static String wrong(String text) {
            try {
                // whether a date exists does not depend on the zone, nor on when one asks
                return Rhythm.of(text, ZoneOffset.UTC).next(Instant.EPOCH).isEmpty() ? "schedule.cron.never" : null;
            } catch (IllegalArgumentException unreadable) {
                return text.startsWith("@") ? "schedule.cron.nickname" : field(text.split("\\s+"));
            }
        }

        private static String field(String[] fields) {
            if (fields.length != Rhythm.FIELDS) {
                return "schedule.cron.fields";
            }
            for (int i = 0; i < Rhythm.FIELDS; i++) {
                String[] alone = {"*", "*", "*", "*", "*"};
                alone[i] = fields[i];
                try {
                    Rhythm.of(String.join(" ", alone), ZoneOffset.UTC);
                } catch (IllegalArgumentException unreadable) {
                    return "schedule.cron.field." + i;
                }
            }
            return "schedule.cron.wrong";
        }
    }
}
