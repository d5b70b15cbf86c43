package org.jiraextractor.security;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Which test holds which attack off. Each would succeed if its guard were taken out. */
@AnalyzeClasses(packages = "org.jiraextractor", importOptions = ImportOption.DoNotIncludeTests.class)
class AttacksTest {

    private static final Map<String, List<String>> HELD_BY = Map.ofEntries(
            Map.entry("session fixation", List.of("AttacksIT#a_session_that_a_stranger_chose_is_never_signed_in", "AccountsIT#a_log_in_leaves_the_session_behind_that_the_browser_had")),
            Map.entry("CSRF", List.of("AccountsIT#the_cookie_changes_nothing_without_the_sessions_token", "AccountsIT#another_site_cannot_sign_a_browser_in", "ExportPagesIT#a_form_without_its_token_starts_nothing",
                    "ConnectionPagesIT#a_form_without_its_token_changes_nothing")),
            Map.entry("brute force", List.of("AccountsIT#who_guesses_on_is_slowed_down_whether_the_account_exists_or_not", "SessionsIT#a_password_is_changed_only_by_who_knows_it_and_guessing_is_slowed_down",
                    "ProxyIT#who_tries_many_accounts_from_one_address_is_slowed_down_and_others_are_not",
                    "ProxyIT#who_tries_one_account_from_many_addresses_is_slowed_down_and_its_person_is_not_where_they_are_signed_in", "ProxyIT#who_guesses_gains_nothing_by_naming_another_address_each_time")),
            Map.entry("enumeration by answer", List.of("AccountsIT#who_is_unknown_is_told_the_same_as_who_mistypes", "InvitationsIT#a_forgotten_password_is_answered_alike_whoever_it_is",
                    "InvitationsIT#a_new_address_counts_once_its_link_was_opened")),
            Map.entry("enumeration by time", List.of("PasswordHashTest#nobodys_hash_takes_as_many_rounds_as_anybodys")),
            Map.entry("access to what is another's", List.of("WhoMayWhatIT#everybody_gets_what_the_readme_says_and_nothing_else", "DoorsTest#every_endpoint_stands_under_a_rule")),
            Map.entry("mass assignment", List.of("AttacksIT#what_is_not_asked_for_in_a_body_is_refused_rather_than_kept", "InvitationsIT#nothing_else_is_changed_that_way")),
            Map.entry("SSRF", List.of("AddressGuardTest#is_never_called_in_whatever_notation", "SiteCheckTest#a_redirect_to_the_clouds_metadata_is_not_followed",
                    "AttachmentStreamTest#a_redirect_to_an_address_that_is_never_called_is_refused", "SiteCheckTest#credentials_never_follow_a_redirect_to_another_origin")),
            Map.entry("DNS rebinding", List.of("AddressGuardTest#the_socket_itself_refuses_so_that_no_second_answer_of_dns_comes_past")),
            Map.entry("forged headers of a proxy", List.of("ProxyIT#from_anybody_else_the_same_headers_change_nothing", "PassageTest#the_address_is_the_last_that_no_proxy_of_ours_has")),
            Map.entry("path traversal", List.of("HostileRequestsIT#what_is_inside_stays_inside_and_the_refusal_is_guarded_too", "ExportFilesIT#what_is_no_file_of_the_job_is_not_found_whatever_it_tries",
                    "PreviewIT#no_address_leads_out_of_the_export_or_breaks_the_page", "LocalStoreTest#symbolicLinksLeadNowhere", "ObjectStoreContract#namesThatCouldLeadElsewhereAreRefused")),
            Map.entry("zip slip", List.of("SafeNameTest#anyTextBecomesANameThatIsSafeEverywhere", "SafeNameTest#keysAndIdsThatAreNoneDoNotLeadElsewhere", "BundleTest#otherProgramsUnpackTheZip")),
            Map.entry("stored XSS into pages", List.of("PageRendererTest#no_page_holds_a_script_or_style_of_its_own", "PreviewIT#what_could_run_is_shown_as_the_text_it_is_written_in")),
            Map.entry("stored XSS into exports", List.of("EscapingTest#htmlHoldsNothingButOurOwnTags", "HtmlFormatTest#aFileThatCouldRunIsNamedAndNotLinked",
                    "PreviewInTheBrowserIT#the_archive_runs_its_own_script_but_nothing_out_of_jira_and_nothing_leaves_the_frame", "MarkdownFormatTest#nothingOfJiraBecomesATag")),
            Map.entry("stored XSS into mails", List.of("MailIT#a_name_brings_no_header_along_and_no_markup")),
            Map.entry("formulas", List.of("CsvFormatTest#textThatASpreadsheetWouldRunIsDefusedAndNumbersAreNot", "XlsxFormatTest#anotherLibraryReadsWhatWasMeant",
                    "AuditIT#it_is_taken_along_as_csv_that_no_spreadsheet_runs_and_that_is_noted")),
            Map.entry("XXE and entity bombs", List.of("AttacksTest#xml_is_read_in_two_places_alone", "XmlTest#what_is_broken_or_hostile_is_shown_as_far_as_it_goes_and_fetches_nothing", "XmlFormatTest#anyParserReadsItWithDocumentTypesForbidden")),
            Map.entry("decompression bombs", List.of("CompressedBombTest#ten_gigabytes_of_spaces_before_anything", "ZipPartsTest#ofABombThatTellsTheTruthNoMoreIsReadThanWasAskedFor", "PreviewsTest#a_page_of_a_file_larger_than_all_memory_reads_a_little_of_it", "TroubledSitesTest#an_answer_that_never_ends_can_be_left")),
            Map.entry("pixel bombs", List.of("PreviewsTest#an_image_that_would_fill_the_memory_is_not_shown", "PreviewIT#pictures_are_shown_by_what_they_are_and_none_that_is_a_bomb_or_a_lie")),
            Map.entry("header injection by file names", List.of("DownloadTest#no_name_can_end_the_header_or_its_quotes")),
            Map.entry("header injection by mail subjects", List.of("MailChannelTest#a_subject_brings_no_header_along", "MailChannelTest#an_address_of_two_lines_is_refused_before_it_is_kept")),
            Map.entry("JQL injection", List.of("JqlTest#order_by_is_taken_off_unless_a_quote_hides_it", "ProjectChoiceTest#a_key_is_a_quoted_text_whatever_it_holds")),
            Map.entry("SQL injection", List.of("AttacksIT#what_sql_would_read_as_its_own_is_text")),
            Map.entry("log injection", List.of("AttacksIT#nobody_writes_lines_of_their_own_into_the_log", "AuditIT#what_admins_do_with_people_is_there_with_what_changed")),
            Map.entry("oversized bodies", List.of("AccountsIT#a_body_without_end_is_too_large", "HostileRequestsIT#what_is_too_deep_too_long_or_too_much_is_told_each_in_its_own_words")),
            Map.entry("slow bodies", List.of("BodyReaderTest#a_body_that_drips_is_not_waited_for", "BodyReaderTest#a_body_that_stops_is_the_clients_fault")),
            Map.entry("readers who stand still", List.of("RolesIT#readers_who_stand_still_hold_only_so_many_downloads_and_nobody_else", "MailboxTest#a_client_that_stops_reading_is_dropped_and_costs_no_more_memory")),
            Map.entry("a full queue", List.of("RolesIT#one_person_does_not_fill_the_queue_for_all")),
            Map.entry("regex blow-ups", List.of("AttacksIT#text_made_to_confuse_patterns_takes_no_time", "JqlTest#a_text_made_to_confuse_the_tokenizer_takes_no_time", "WikiTest#noMarkupIsTooLong")));

    /**
     * What comes from Jira and people is JSON or bytes. XML is read by the store's library, in the rows of a workbook, and where a file is shown as a tree: both with document types off, and nothing fetched.
     */
    @ArchTest
    static final ArchRule xml_is_read_in_two_places_alone = noClasses().that().doNotHaveSimpleName("SheetRow").and().doNotHaveSimpleName("XmlTree").should().dependOnClassesThat()
            .haveNameMatching("javax\\.xml\\.(parsers|transform|validation|xpath|bind)\\..*|javax\\.xml\\.stream\\.(XMLInputFactory|XMLStreamReader|XMLEventReader)|org\\.(xml\\.sax|w3c\\.dom)\\..*|javax\\.imageio\\..*|java\\.io\\.ObjectInputStream");

    @Test
    void each_attack_is_held_off_by_tests_that_are_there() throws IOException {
        List<String> missing = new ArrayList<>();
        Map<String, String> sources = sources();
        HELD_BY.forEach((attack, tests) -> tests.forEach(test -> {
            String[] name = test.split("#");
            if (!sources.getOrDefault(name[0], "").matches("(?s).*(void|ArchRule) " + name[1] + "\\b.*")) {
                missing.add(attack + ": " + test);
            }
        }));
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Map<String, String> sources = new java.util.HashMap<>();
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                // two may have one name
                sources.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
            return sources;
        }
    }
}
