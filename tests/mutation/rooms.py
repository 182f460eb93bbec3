"""The rooms that are mutated, and the tests to run for each: those of the room first, then all others.

Tests that read only committed output are left out: the copy of the repository that mutants are tried in has no
`generated/`, and the tests named here as `NO_JUDGES` are not run.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "codegen" / "shapesmith"

# Rooms that are made of rooms.
_DIVIDED = ("targets", "review", "sources")
# Merged in the report: a mutation score of 20 lines says nothing.
_SINGLE_MODULES = "modules"

QUICK = {
    "adopt": (
        "tests/adopt/test_cases.py",
        "tests/adopt/test_run.py",
        "tests/adopt/test_calls.py",
        "tests/adopt/test_catching.py",
        "tests/adopt/test_program.py",
        "tests/adopt/test_responses.py",
        "tests/adopt/test_requests.py",
        "tests/adopt/test_renames.py",
        "tests/adopt/test_migrate.py",
        "tests/adopt/test_migration.py",
        "tests/adopt/test_edits.py",
        "tests/adopt/test_imports.py",
        "tests/adopt/test_exported.py",
        "tests/adopt/test_source.py",
        "tests/adopt/test_scopes.py",
        "tests/adopt/test_wrapping.py",
        "tests/adopt/test_notebooks.py",
    ),
    "analysis": (
        "tests/analysis/test_constraints.py",
        "tests/analysis/test_advice.py",
        "tests/analysis/test_enum_overrides.py",
        "tests/analysis/test_override_drift.py",
        "tests/analysis/test_rule_overrides.py",
        "tests/analysis/test_sending.py",
        "tests/analysis/test_edits.py",
        "tests/analysis/test_usage.py",
        "tests/documentation/test_merge.py",
        "tests/documentation/test_enum_meanings.py",
        "tests/validation/test_overrides.py",
        "tests/project/test_operations.py",
    ),
    "clients": ("tests/clients", "tests/lint/test_cases.py", "tests/adopt/test_cases.py"),
    "cli": (
        "tests/cli",
        "tests/lint/test_command.py",
        "tests/lint/test_options.py",
        "tests/changes/test_reports.py",
        "tests/adopt/test_command.py",
        "tests/adopt/test_migrate.py",
        "tests/project/test_commands.py",
        "tests/project/test_init.py",
    ),
    "lint": (
        "tests/lint/test_cache.py",
        "tests/lint/test_catalogue.py",
        "tests/lint/test_unknown_parts.py",
        "tests/lint/test_baseline.py",
        "tests/lint/test_comments.py",
        "tests/lint/test_files.py",
        "tests/lint/test_formats.py",
        "tests/lint/test_settings.py",
        "tests/lint/test_documents.py",
        "tests/lint/test_run.py",
        "tests/lint/test_cases.py",
        "tests/lint/test_resources.py",
    ),
    "modules": (
        "tests/test_provenance.py",
        "tests/project/test_settings.py",
        "tests/project/test_commands.py",
        "tests/project/test_operations.py",
        "tests/project/test_init.py",
        "tests/write/test_parallel.py",
        "tests/changes/test_sides.py",
    ),
    "output": (
        "tests/write/test_survey.py",
        "tests/write/test_difference.py",
        "tests/write/test_cache.py",
        "tests/write/test_manifest.py",
        "tests/write/test_merged_manifest.py",
        "tests/write/test_moved_names.py",
        "tests/write/test_write.py",
    ),
    "disk": (
        "tests/disk",
        "tests/write/test_cache.py",
        "tests/write/test_write.py",
    ),
    "ir": (
        "tests/ir",
        "tests/sources/test_reader.py",
        "tests/rules/test_rules_toml.py",
        "tests/analysis/test_constraints.py",
    ),
    "prose": (
        "tests/prose/test_trees.py",
        "tests/prose/test_markdown.py",
        "tests/prose/test_rst.py",
        "tests/prose/test_yard.py",
        "tests/prose/test_sentences.py",
        "tests/prose/test_golden.py",
    ),
    "regex": (
        "tests/regex/test_reading.py",
        "tests/regex/test_captures.py",
        "tests/regex/test_emptiness.py",
        "tests/regex/test_obstacles.py",
        "tests/regex/test_sources.py",
        "tests/regex/test_samples.py",
        "tests/regex/test_ambiguity.py",
        "tests/regex/test_inclusion.py",
        "tests/regex/test_unicode_sets.py",
    ),
    "review/changes": (
        "tests/changes/test_grouping.py",
        "tests/changes/test_bound_witnesses.py",
        "tests/changes/test_leaves.py",
        "tests/changes/test_bounds.py",
        "tests/changes/test_html_views.py",
        "tests/changes/test_verdicts.py",
        "tests/changes/test_types.py",
        "tests/changes/test_members.py",
        "tests/changes/test_catalogue.py",
        "tests/changes/test_values.py",
        "tests/changes/test_severities.py",
        "tests/changes/test_advice.py",
        "tests/changes/test_samples.py",
        "tests/changes/test_rule_witnesses.py",
        "tests/changes/test_statements.py",
        "tests/changes/test_typed_uses.py",
        "tests/changes/test_reports.py",
        "tests/changes/test_methods.py",
    ),
    "review/explain": ("tests/explain/test_every_line.py",),
    "rules": (
        "tests/rules/test_wordings.py",
        "tests/rules/test_readings.py",
        "tests/rules/test_catalogue.py",
        "tests/rules/test_forms.py",
        "tests/rules/test_alone.py",
        "tests/rules/test_forms_elsewhere.py",
        "tests/rules/test_lists_of_values.py",
        "tests/rules/test_nouns.py",
        "tests/rules/test_labelled.py",
        "tests/rules/test_left_out.py",
        "tests/rules/test_weaker_rules.py",
        "tests/rules/test_beginnings.py",
        "tests/rules/test_charsets.py",
        "tests/rules/test_counterparts.py",
        "tests/rules/test_differing.py",
        "tests/rules/test_distinct.py",
        "tests/rules/test_evaluate.py",
        "tests/rule_tables/test_formats.py",
        "tests/rules/test_filters.py",
        "tests/rules/test_gate.py",
        "tests/rules/test_markers.py",
        "tests/rules/test_remarks.py",
        "tests/rules/test_contradictions.py",
        "tests/rules/test_verdicts.py",
        "tests/rules/test_verdicts_that_do_not_fit.py",
        "tests/rules/test_fitting.py",
        "tests/rules/test_items.py",
        "tests/rules/test_modelled.py",
        "tests/rules/test_notation.py",
        "tests/rules/test_phrases.py",
        "tests/rules/test_places.py",
        "tests/rules/test_units.py",
        "tests/rules/test_vocabulary.py",
        "tests/rules/test_sentences.py",
    ),
    "runtime": (
        "tests/rule_tables/test_words.py",
        "tests/rule_tables/test_verdicts.py",
        "tests/rule_tables/test_values.py",
        "tests/rule_tables/test_conditions.py::test_each_kind_of_condition_is_searched_and_compiled_alike",
        "tests/rule_tables/test_conditions.py::test_each_kind_of_condition_on_each_kind_of_value_agrees_at_its_edges",
        "tests/rule_tables/test_conditions.py::test_a_structure_that_others_hold_is_judged_by_its_own_values",
        "tests/rule_tables/test_conditions.py::test_texts_are_matched_as_one_where_their_characters_alone_count",
        "tests/rule_tables/test_formats.py",
        "tests/rule_tables/test_schemas.py",
        "tests/rule_tables/test_json_schemas.py",
        "tests/rule_tables/test_portable_patterns.py",
        "tests/rule_tables/test_ecma_patterns.py",
        "tests/rule_tables/test_sensitive_maps.py",
        "tests/runtime/test_words_of_values.py",
        "tests/runtime/test_sending.py",
        "tests/runtime/test_edits.py",
        "tests/regex/test_automaton.py",
        "tests/regex/test_pattern.py",
        "tests/validation/test_edges.py",
        "tests/runtime",
        "tests/sending/test_waiters.py",
        "tests/sending/test_send.py",
    ),
    "sources/aws": (
        "tests/sources/test_reader.py",
        "tests/sources/test_companion_mistakes.py",
        "tests/sources/test_traits.py",
        "tests/test_diagnostics.py",
    ),
    "sources/yard": (
        "tests/sources_yard/test_golden.py",
        "tests/sources_yard/test_order.py",
        "tests/sources_yard/test_rendered.py",
        "tests/sources_yard/test_seed.py",
        "tests/sources_yard/test_types.py",
        "tests/text_alone/test_service.py",
        "tests/text_alone/test_wire_names.py",
    ),
    "specs": (
        "tests/vendor/test_find.py",
        "tests/vendor/test_vendor.py",
        "tests/vendor/test_versions.py",
        "tests/vendor/test_judged.py",
        "tests/vendor/test_wheel.py",
    ),
    "targets/dataclasses": ("tests/test_golden.py", "tests/targets"),
    "targets/pydantic_models": ("tests/export/test_pydantic_kept.py", "tests/hostile/test_pydantic_models.py"),
    "targets/request_tables": ("tests/targets/test_request_tables.py",),
    "targets/json_schema": (
        "tests/export/test_ecma.py",
        "tests/export/test_json_schema.py",
        "tests/export/test_rules.py",
        "tests/export/test_command.py",
    ),
}
"""Of the tests of a room, those that see most of it in a few seconds; they are asked first."""

NEAR = {
    "adopt": ("tests/adopt",),
    "analysis": (
        "tests/analysis",
        "tests/documentation",
        "tests/project/test_operations.py",
        "tests/validation/test_overrides.py",
        "tests/validation/test_rule_overrides.py",
    ),
    "clients": ("tests/clients", "tests/lint", "tests/adopt"),
    "cli": (
        "tests/cli",
        "tests/lint/test_command.py",
        "tests/adopt",
        "tests/project",
        "tests/changes/test_reports.py",
        "tests/rules/test_listings.py",
        "tests/test_diagnostics.py",
        "tests/rules/test_review.py",
        "tests/explain",
        "tests/export/test_command.py",
        "tests/write/test_check.py",
        "tests/vendor/test_vendor.py",
        "tests/vendor/test_remove.py",
    ),
    "disk": ("tests/disk", "tests/write", "tests/vendor"),
    "ir": (
        "tests/ir",
        "tests/export/test_ir.py",
        "tests/sources",
        "tests/rules/test_listings.py",
        "tests/analysis",
        "tests/rules/test_rules_toml.py",
        "tests/test_golden.py",
    ),
    "lint": ("tests/lint",),
    "modules": (
        "tests/test_provenance.py",
        "tests/project",
        "tests/changes/test_sides.py",
        "tests/changes/test_verdicts.py",
        "tests/changes/test_types.py",
        "tests/changes/test_members.py",
        "tests/cli/test_diff.py",
        "tests/write/test_check.py",
        "tests/write/test_parallel.py",
        "tests/write/test_runs.py",
        "tests/vendor/test_remove.py",
        "tests/test_diagnostics.py",
    ),
    "output": ("tests/write", "tests/vendor/test_remove.py", "tests/test_diagnostics.py"),
    "prose": ("tests/prose", "tests/sources_yard"),
    "regex": ("tests/regex",),
    "review": ("tests/changes/test_text_lines.py", "tests/changes/test_reports.py", "tests/explain"),
    "review/explain": ("tests/explain", "tests/documentation/test_differences.py"),
    "review/changes": ("tests/changes",),
    "review/rules": ("tests/rules/test_listings.py", "tests/rules/test_notes.py", "tests/rules/test_review.py"),
    "rules": ("tests/rules", "tests/rule_tables/test_conditions.py", "tests/rule_tables/test_formats.py"),
    "runtime": (
        "tests/runtime",
        "tests/sending/test_send.py",
        "tests/sending/test_pages.py",
        "tests/sending/test_waiters.py",
        "tests/regex/test_automaton.py",
        "tests/regex/test_pattern.py",
        "tests/regex/test_unicode_sets.py",
        "tests/tables",
        "tests/rule_tables/test_conditions.py",
        "tests/rule_tables/test_formats.py",
        "tests/rule_tables/test_sensitive_maps.py",
        "tests/validation/test_bad_input.py",
        "tests/validation/test_edges.py",
        "tests/validation/test_guard.py",
        "tests/validation/test_levels.py",
        "tests/validation/test_messages.py",
        "tests/validation/test_overrides.py",
        "tests/validation/test_rules.py",
        "tests/sending/test_async.py",
        "tests/pydantic",
    ),
    "sources": ("tests/documentation", "tests/text_alone", "tests/sources"),
    "sources/aws": ("tests/sources", "tests/sources_split", "tests/test_diagnostics.py", "tests/documentation"),
    "sources/boto3": ("tests/calls/test_rows.py", "tests/calls/test_table.py"),
    "sources/verdicts": (
        "tests/rules/test_rules_toml.py",
        "tests/rules/test_verdicts.py",
        "tests/rules/test_review.py",
        "tests/test_diagnostics.py",
    ),
    "sources/yard": ("tests/sources_yard", "tests/text_alone", "tests/documentation"),
    "specs": ("tests/vendor", "tests/sources_split", "tests/test_diagnostics.py"),
    "targets/request_tables": ("tests/lint",),
    "targets/pydantic_models": ("tests/export/test_pydantic_kept.py", "tests/export/test_pydantic_models.py"),
    "targets/dataclasses": (
        "tests/targets",
        "tests/test_golden.py",
        "tests/runtime",
        "tests/verify",
        "tests/documentation/test_member_docstrings.py",
        "tests/validation/test_edges.py",
        "tests/validation/test_messages.py",
        "tests/validation/test_levels.py",
    ),
    "targets/json_schema": ("tests/export",),
    "text": ("tests/text", "tests/test_golden.py"),
}
"""The tests of each room that has more than its `__init__`."""

LATER = (
    "tests/adopt/test_behaviour.py::test_a_program_sends_and_returns_the_same_before_and_after",
    "tests/analysis/test_analysis.py::test_one_module_alone_makes_it",
    "tests/changes/judges",
    "tests/documentation/test_differences.py::test_explain_says_so_where_nothing_differs",
    "tests/documentation/test_differences.py::test_the_vendored_documentation_differs_from_its_model_in_five_members",
    "tests/documentation/test_merge.py::test_the_vendored_documentation_agrees_with_its_model",
    "tests/explain/test_explain.py::test_every_place_is_in_the_spec",
    "tests/explain/test_explain.py::test_there_are_no_colours_unless_on_a_terminal",
    "tests/export/test_corpus.py",
    "tests/export/test_ecma.py::test_all_patterns_match_alike",
    "tests/export/test_ecma.py::test_patterns_of_some_services_match_alike",
    "tests/export/test_json_schema.py::test_the_schema_does_not_depend_on_the_hash_seed",
    "tests/export/test_pydantic_oracle.py::test_the_models_accept_and_refuse_as_the_checks_do",
    "tests/lint/test_command.py::test_a_file_of_50000_lines_is_checked",
    "tests/project/test_operations.py::test_ec2_with_twelve_operations_is_small",
    "tests/prose/test_any_html.py",
    "tests/prose/test_corpus.py",
    "tests/prose/test_hostile.py",
    "tests/regex/test_corpus.py",
    "tests/regex/test_pattern.py::test_millions_of_characters_get_a_verdict_in_linear_time",
    "tests/regex/test_random_patterns.py",
    "tests/rules/test_extract.py::test_forms_alone_reach_what_is_asked_on_the_labels",
    "tests/rules/test_extract.py::test_hostile_text_takes_no_quadratic_time",
    "tests/rules/test_review.py::test_a_file_of_verdicts_of_a_megabyte_is_read_in_no_time",
    "tests/sources/test_companions.py",
    "tests/sources/test_ir_dump.py",
    "tests/sources/test_provenance.py",
    "tests/sources/test_trait_census.py",
    "tests/test_golden.py::test_long_text_is_one_literal",
    "tests/test_golden.py::test_output_is_laid_out_as_black_and_ruff_lay_it_out",
    "tests/test_golden.py::test_output_type_checks_under_mypy_strict",
    "tests/text_alone/test_any_text.py",
    "tests/validation/test_bad_input.py::test_ten_megabytes_of_text_or_100_000_items_get_a_verdict",
    "tests/validation/test_rules.py::test_every_violation_names_a_rule_that_is_listed",
    "tests/vendor/test_killed.py",
    "tests/vendor/test_together.py",
    "tests/write/test_branches.py",
    "tests/write/test_compare.py::test_commit_changes_what_compare_names_and_ends_where_nothing_is_named",
    "tests/write/test_freshness.py::test_change_of_the_generator_that_alters_no_output_leaves_git_and_check_content",
    "tests/write/test_incremental.py",
    "tests/write/test_killed.py",
    "tests/write/test_runs.py::test_run_that_is_stopped_leaves_the_old_output_and_no_process",
)
"""Near tests that take seconds for what the others see in a moment; they are asked with the far ones."""

FAR = (
    "tests/architecture/test_house_rules.py::test_doctests_hold",
    "tests/architecture/test_house_rules.py::test_values_that_modules_pass_on_cannot_be_changed",
    "tests/test_golden.py",
    "tests/test_diagnostics.py",
    "tests/analysis",
    "tests/cli",
    "tests/explain",
    "tests/sources",
    "tests/documentation",
    "tests/runtime",
    "tests/text_alone",
    "tests/packaging",
    "tests/targets",
    "tests/verify",
    "tests/rules",
    "tests/vendor",
    "tests/project",
    "tests/export",
    "tests/tables",
    "tests/rule_tables",
    "tests/validation",
    "tests/write",
    "tests/calls",
    "tests/sending",
    "tests/hostile",
    "tests/corpus",
)
"""Tests that are run for every room, by their time."""

NO_JUDGES = (
    "tests/changes/test_page.py",
    "tests/corpus/test_committed.py",
    "tests/corpus/test_linters.py",
    "tests/documentation/test_readme.py",
    "tests/write/test_killed.py",
    "tests/regex/test_automaton.py::test_time_is_linear_in_the_length_of_the_text",
    "tests/regex/test_corpus.py::test_the_attacks_bite",
    "tests/regex/test_corpus.py::test_time_grows_with_the_text_and_no_faster_where_the_text_is_not_bounded",
    "tests/regex/test_random_patterns.py::test_what_is_left_to_backtracking_is_fast",
    "tests/validation/test_bad_input.py::test_time_is_linear_in_the_size",
)
"""Tests that are never asked: of committed output, too slow for what they see beside the others, of time by the clock,
which fail without any mutant where several are tried at a time, or of a browser, which takes more memory than a trial
may."""


class Room(NamedTuple):
    """A folder of the package, its modules, and the tests that are about it."""

    name: str
    modules: tuple[Path, ...]

    def stages(self, *, near_only: bool) -> list[tuple[str, ...]]:
        """Return what to ask pytest for, and what to ask after it where a mutant survives."""
        quick, near = self._tests(QUICK), self._tests(NEAR)
        far = tuple(path for path in FAR if path not in near)
        later = tuple(test for test in LATER if test.startswith(near))
        without_later = tuple(f"--deselect={test}" for test in later)
        stages = [(*tests, *without_later) for tests in (quick, near) if tests]
        if not (near_only and near):
            stages.append((*far, *later))
        return [tests for tests in stages if tests]

    def _tests(self, table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        return table.get(self.name, ())


def rooms() -> list[Room]:
    """Return the rooms of the package in alphabetical order."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts[:-1]
        name = "/".join(parts[: 2 if parts and parts[0] in _DIVIDED else 1]) or _SINGLE_MODULES
        found.setdefault(name, []).append(path)
    return [Room(name, tuple(paths)) for name, paths in found.items()]
