package org.jiraextractor.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Map;
import java.util.Set;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The house: a room stands on the rooms below it, arrows only go down. */
@AnalyzeClasses(packages = "org.jiraextractor", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String HOUSE = "org.jiraextractor.";

    /** Every room and its floor; one that is not here yet has to be put here when it is built. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("words", 0), Map.entry("json", 0), Map.entry("issues", 1), Map.entry("config", 1), Map.entry("crypto", 1), Map.entry("audit", 1),
            Map.entry("storage", 2), Map.entry("bus", 2), Map.entry("messaging", 2), Map.entry("richtext", 2), Map.entry("page", 2), Map.entry("jira", 2),
            Map.entry("extraction", 3), Map.entry("accounts", 3), Map.entry("settings", 3),
            Map.entry("connections", 4), Map.entry("jobs", 4),
            Map.entry("schedules", 5), Map.entry("directories", 5),
            Map.entry("exports", 6), Map.entry("admin", 6), Map.entry("home", 6),
            Map.entry("boot", 7));

    private static final Set<String> OUTSIDE = Set.of("launcher", "demo");

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles = slices().matching(HOUSE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_room_stands_only_on_rooms_below_it = classes().that(not(resideInAnyPackage(HOUSE + "launcher..", HOUSE + "demo.."))).should(standOnlyOnLowerFloors());

    @ArchTest
    static final ArchRule a_feature_does_not_know_its_door = noClasses().that().resideOutsideOfPackage("..web..").should().dependOnClassesThat().resideInAPackage("org.jiraextractor..web..");

    @ArchTest
    static final ArchRule only_doors_speak_http = noClasses().that().resideOutsideOfPackages("..web..", "..page..").should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule issues_jira_extraction_and_formats_are_plain_java = noClasses()
            .that().resideInAnyPackage(HOUSE + "issues..", HOUSE + "jira..", HOUSE + "extraction..", HOUSE + "exports.format..", HOUSE + "exports.bundle..", HOUSE + "storage..",
                    HOUSE + "richtext..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "jakarta.ejb..", "jakarta.ws.rs..", "jakarta.inject..", "jakarta.enterprise..");

    @ArchTest
    static final ArchRule okhttp_belongs_to_jira_and_minio = onlyIn("okhttp3..", HOUSE + "jira..", HOUSE + "storage.minio..");

    @ArchTest
    static final ArchRule s3_belongs_to_its_store = onlyIn("io.minio..", HOUSE + "storage.minio..");

    @ArchTest
    static final ArchRule mail_belongs_to_its_channel = onlyIn("jakarta.mail..", HOUSE + "messaging.mail..");

    @ArchTest
    static final ArchRule thymeleaf_belongs_to_page = onlyIn("org.thymeleaf..", HOUSE + "page..");

    @ArchTest
    static final ArchRule flyway_belongs_to_boot = onlyIn("org.flywaydb..", HOUSE + "boot..");

    @ArchTest
    static final ArchRule yaml_belongs_to_the_description_of_the_api = onlyIn("org.yaml..", HOUSE + "boot.web..");

    @ArchTest
    static final ArchRule csv_belongs_to_the_formats_and_the_audit_log = noClasses().that().resideOutsideOfPackages(HOUSE + "exports.format..", HOUSE + "admin").should().dependOnClassesThat().resideInAPackage("de.siegmar..");

    @ArchTest
    static final ArchRule cleaning_html_belongs_to_richtext = onlyIn("org.owasp..", HOUSE + "richtext..");

    @ArchTest
    static final ArchRule reading_markdown_belongs_to_the_preview = onlyIn("org.commonmark..", HOUSE + "exports.preview..");

    @ArchTest
    static final ArchRule sqlite_belongs_to_its_format = onlyIn("org.sqlite..", HOUSE + "exports.format.sqlite..");

    @ArchTest
    static final ArchRule cron_belongs_to_schedules = onlyIn("com.cronutils..", HOUSE + "schedules..");

    @ArchTest
    static final ArchRule no_entity_goes_through_a_door = methods().that().areDeclaredInClassesThat().areAnnotatedWith("jakarta.ws.rs.Path")
            .and().areAnnotatedWith(jaxRsMethod()).should(notSpeakOfEntities());

    @ArchTest
    static final ArchRule each_door_says_who_may = methods().that().areDeclaredInClassesThat().areAnnotatedWith("jakarta.ws.rs.Path")
            .and().areAnnotatedWith(jaxRsMethod())
            .should().beAnnotatedWith("jakarta.annotation.security.RolesAllowed").orShould().beAnnotatedWith("jakarta.annotation.security.PermitAll");

    @ArchTest
    static final ArchRule only_a_job_changes_its_state = noClasses().that().doNotHaveFullyQualifiedName(HOUSE + "jobs.Job")
            .should().callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("mayBecome")));

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper|DTO|Dto)(\\$.*)?");

    @ArchTest
    static final ArchRule entities_have_verbs_not_setters = methods().that().areDeclaredInClassesThat().areAnnotatedWith("jakarta.persistence.Entity")
            .and().arePublic().should().haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule timers_are_the_tickers_alone = methods().that().areAnnotatedWith("jakarta.ejb.Schedule").should().beDeclaredInClassesThat().haveSimpleName("Ticker").allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_time_of_day_comes_from_the_clock = noClasses().that().resideOutsideOfPackages(HOUSE + "boot..", HOUSE + "launcher..", HOUSE + "demo..")
            .should().callMethod(java.time.Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule the_environment_is_read_by_config = noClasses().that().resideOutsideOfPackage(HOUSE + "config..")
            .should().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule transactions_are_a_features_own = noClasses().that().resideInAnyPackage("..web..", HOUSE + "page..", HOUSE + "boot..")
            .should().beAnnotatedWith("jakarta.transaction.Transactional");

    @ArchTest
    static final ArchRule the_demo_knows_nothing_of_the_application = classes().that().resideInAPackage(HOUSE + "demo..")
            .should().onlyDependOnClassesThat(not(resideInAPackage("org.jiraextractor..")).or(resideInAPackage(HOUSE + "demo..")));

    /** config is in both: the launcher has to know the port and the data folder before the application is there. */
    @ArchTest
    static final ArchRule the_launcher_knows_of_the_application_its_settings_alone = classes().that().resideInAPackage(HOUSE + "launcher..")
            .should().onlyDependOnClassesThat(not(resideInAPackage("org.jiraextractor..")).or(resideInAnyPackage(HOUSE + "launcher..", HOUSE + "demo..", HOUSE + "config..")));

    @ArchTest
    static final ArchRule the_application_knows_neither_launcher_nor_demo = noClasses().that().resideOutsideOfPackages(HOUSE + "launcher..", HOUSE + "demo..")
            .should().dependOnClassesThat().resideInAnyPackage(HOUSE + "launcher..", HOUSE + "demo..");

    private static ArchRule onlyIn(String library, String... rooms) {
        return noClasses().that().resideOutsideOfPackages(rooms).should().dependOnClassesThat().resideInAPackage(library);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaAnnotation<?>> jaxRsMethod() {
        return DescribedPredicate.describe("an HTTP method", annotation -> Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
                .contains(annotation.getRawType().getSimpleName()) && annotation.getRawType().getPackageName().equals("jakarta.ws.rs"));
    }

    private static ArchCondition<JavaMethod> notSpeakOfEntities() {
        return new ArchCondition<>("not take or give entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream().filter(annotatedWith("jakarta.persistence.Entity")::test)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(method, method.getFullName() + " speaks of the entity " + type.getSimpleName())));
            }
        };
    }

    private static ArchCondition<JavaClass> standOnlyOnLowerFloors() {
        return new ArchCondition<>("stand only on rooms of lower floors") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String room = room(item);
                item.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().startsWith(HOUSE) && !room(target).equals(room)).distinct()
                        .filter(target -> floor(target) >= floor(item))
                        .forEach(target -> events.add(SimpleConditionEvent.violated(item, item.getFullName() + " (floor " + floor(item) + ") stands on "
                                + target.getFullName() + " (floor " + floor(target) + ")")));
            }
        };
    }

    private static String room(JavaClass item) {
        return item.getPackageName().substring(HOUSE.length()).split("\\.")[0];
    }

    private static int floor(JavaClass item) {
        Integer floor = FLOORS.get(room(item));
        if (floor == null && !OUTSIDE.contains(room(item))) {
            throw new AssertionError("room " + room(item) + " has no floor yet; put it into FLOORS");
        }
        return floor == null ? Integer.MAX_VALUE : floor;
    }
}
