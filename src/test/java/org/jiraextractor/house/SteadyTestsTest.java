package org.jiraextractor.house;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import net.jqwik.api.Property;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** A build that was green stays green: what a test tries is the same each time, and it waits for what it means. */
@AnalyzeClasses(packages = "org.jiraextractor", importOptions = ImportOption.OnlyIncludeTests.class)
class SteadyTestsTest {

    /** Samples are looked for by hand, with other seeds and many tries, and what they find becomes an example of its own. */
    @ArchTest
    static final ArchRule properties_have_a_seed = methods().that().areAnnotatedWith(Property.class).should(haveASeed());

    @ArchTest
    static final ArchRule a_test_is_never_switched_off = noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.junit.jupiter.api.Disabled");

    private static ArchCondition<JavaMethod> haveASeed() {
        return new ArchCondition<>("have a seed") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean seeded = !method.getAnnotationOfType(Property.class).seed().isEmpty();
                events.add(new SimpleConditionEvent(method, seeded, method.getFullName() + (seeded ? " has" : " lacks") + " a seed"));
            }
        };
    }
}
