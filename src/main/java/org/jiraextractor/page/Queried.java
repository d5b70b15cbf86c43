package org.jiraextractor.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The names that a resource method reads out of the query as a whole, besides its own {@code @QueryParam}s; so that the description of the API can be held against them. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Queried {
    String[] value();
}
