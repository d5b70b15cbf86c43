package org.jiraextractor.connections;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a site's details must fulfil, each rule told at the field that breaks it. */
@Documented
@Constraint(validatedBy = ConnectionRules.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoundConnection {

    String message() default "problem.field.invalid";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    boolean secretRequired() default false;
}
