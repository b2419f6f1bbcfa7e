using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedCall(ScriptedBinding binding)
{
    public ScriptedBinding Binding => binding;

    public ClientVc Handle { get; set; } = null!;

    /// <summary>The client made the VC, and deletes it.</summary>
    public bool IsOurs { get; init; }

    public ScriptedCallPhase Phase { get; set; }

    /// <summary>What a close that fails goes back to.</summary>
    public ScriptedCallPhase BeforeClose { get; set; }

    public NdisStatus? MakeCallStatus { get; set; }

    public NdisStatus? CloseStatus { get; set; }

    public NdisStatus? RemoteCloseStatus { get; set; }

    public byte[] RemoteCloseData { get; set; } = [];

    /// <summary>How often a close or a drop that was refused has been tried again.</summary>
    public int Retries { get; set; }

    public CoCallParameters? Parameters { get; set; }

    public NdisStatus? ModifyStatus { get; set; }

    /// <summary>The parties of a multipoint call, the first one first.</summary>
    public List<ScriptedParty> Parties { get; } = [];

    /// <summary>All parties but one are being dropped, then the call is closed.</summary>
    public bool IsClearing { get; set; }

    /// <summary>The close data for then.</summary>
    public ReadOnlyMemory<byte> ClearData { get; set; }
}
