using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>What the model expects of one call.</summary>
/// <param name="Effective">The call with the answers that its drivers can give in this state: none says that a call is closed
/// while frames are out.</param>
/// <param name="Status">What the function returns; null for one that returns nothing.</param>
/// <param name="Verdict">Whether the call keeps the contract.</param>
/// <param name="Reason">The rule or clause behind the verdict.</param>
/// <param name="Callbacks">The callbacks in order, each with the resource it is about.</param>
/// <param name="IsChange">An activation is with changed parameters: its call is connected.</param>
public sealed record Prediction(
    Call Effective, NdisStatus? Status, Verdict Verdict, string Reason, IReadOnlyList<string> Callbacks, bool IsChange);
