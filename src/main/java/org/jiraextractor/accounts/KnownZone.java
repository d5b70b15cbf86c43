package org.jiraextractor.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

/** The name of a time zone that this Java knows; null is fine. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownZone.Check.class)
public @interface KnownZone {

    String message() default "accounts.prefs.zone.unknown";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Only names of places: an offset like +02:00 knows no summer time. */
    class Check implements ConstraintValidator<KnownZone, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || ZoneId.getAvailableZoneIds().contains(value);
        }
    }
}
