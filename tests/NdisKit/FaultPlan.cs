using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Fails one site out of all that a run passes: the answer of a callback, an allocation, the sending of a frame.</summary>
/// <param name="failAt">Which one, counted from 0; -1: none, they are only counted.</param>
public sealed class FaultPlan(int failAt)
{
    /// <summary>What a callback answers that fails; told apart from every status that a sequence uses by itself.</summary>
    public static readonly NdisStatus Status = new(0xC000FA17);

    private static readonly HashSet<string> s_told = new(StringComparer.Ordinal)
    {
        "ProtocolCmOpenAf", "ProtocolCmRegisterSap", "ProtocolCoCreateVc", "ProtocolCmMakeCall", "ProtocolCmCloseCall",
        "ProtocolCmAddParty", "ProtocolCmDropParty", "ProtocolCmModifyCallQoS", "ProtocolClIncomingCall", "ProtocolCoOidRequest",
        "MiniportCoCreateVc", "MiniportCoActivateVc",
    };

    private static readonly HashSet<string> s_silent = new(StringComparer.Ordinal)
    {
        "ProtocolBindAdapterEx", "MiniportInitializeEx", "MiniportRestart", "MiniportCoOidRequest",
    };

    /// <summary>How many sites were passed.</summary>
    public int Passed { get; private set; }

    /// <summary>The site that failed; null: the run did not come to it.</summary>
    public string? Failed { get; private set; }

    /// <summary>From now on nothing fails, and no site is counted.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whoever asked must have been told <see cref="Status"/>.</summary>
    public bool MustBeTold => Failed is not null && s_told.Contains(Failed);

    /// <summary>What the callback answers instead of success.</summary>
    public NdisStatus Answer(string ddi, AnswerMode mode) => ddi switch
    {
        "ProtocolCmCloseAf" when mode != AnswerMode.Sync => NdisStatus.Success, // the completion knows success only (2.1)
        "ProtocolCmCloseAf" => Hit(ddi) ? NdisStatus.NotAccepted : NdisStatus.Success,
        "MiniportResetEx" => Hit(ddi) ? NdisStatus.HardErrors : NdisStatus.Success,
        _ => (s_told.Contains(ddi) || s_silent.Contains(ddi)) && Hit(ddi) ? Status : NdisStatus.Success,
    };

    /// <summary>Passes a site.</summary>
    /// <returns>True: this one fails.</returns>
    public bool Hit(string site)
    {
        if (IsOver || Passed++ != failAt)
        {
            return false;
        }

        Failed = site;
        return true;
    }
}
