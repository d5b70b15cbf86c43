package org.jiraextractor.directories;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link NamePattern}; null is fine. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SoundPattern.Check.class)
public @interface SoundPattern {

    String message() default "directory.pattern.wrong";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells which of its rules it breaks. */
    class Check implements ConstraintValidator<SoundPattern, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            String wrong = value == null ? null : NamePattern.wrong(value);
            if (wrong != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(wrong).addConstraintViolation();
            }
            return wrong == null;
        }
    }
}
