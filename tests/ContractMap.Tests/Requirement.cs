namespace UserCoNdis.ContractMap.Tests;

/// <summary>A requirement of contract appendix A.</summary>
/// <param name="Number"><c>S2.5</c>.</param>
/// <param name="Sentence">What is required, and where the contract covers it.</param>
/// <param name="ShownBy">Rules whose tests show it, beside the sequences and tests that carry its number.</param>
internal sealed record Requirement(string Number, string Sentence, IReadOnlyList<string> ShownBy);
