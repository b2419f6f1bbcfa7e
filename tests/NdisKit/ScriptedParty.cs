using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A party as its client sees it.</summary>
public sealed class ScriptedParty(ScriptedCall call)
{
    public ScriptedCall Call => call;

    public ClientParty? Handle { get; set; }

    public NdisStatus? AddStatus { get; set; }

    public NdisStatus? DropStatus { get; set; }

    public bool IsDropping { get; set; }

    public NdisStatus? RemoteDropStatus { get; set; }

    public byte[] RemoteDropData { get; set; } = [];
}
