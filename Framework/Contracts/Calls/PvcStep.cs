namespace UserCoNdis.Framework.Contracts;

/// <summary>What <see cref="PvcTable"/> says of one event in one state.</summary>
/// <param name="Next">The next state.</param>
/// <param name="Effect">What is done then.</param>
/// <param name="Status">What the client gets.</param>
/// <param name="Clause">The contract section, rule or trap the row stands on.</param>
public readonly record struct PvcStep(PvcState Next, PvcEffect Effect, NdisStatus Status, string Clause);
