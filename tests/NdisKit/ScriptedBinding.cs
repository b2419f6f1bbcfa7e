using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedBinding(ClientBinding handle)
{
    public ClientBinding Handle => handle;

    public ClientAf? Af { get; set; }

    /// <summary>How the last opening ended.</summary>
    public NdisStatus? OpenStatus { get; set; }

    /// <summary>How often a close that was refused has been tried again.</summary>
    public int Retries { get; set; }

    public bool AfClosing { get; set; }

    public bool AfCloseCalled { get; set; }

    public ClientSap? Sap { get; set; }

    /// <summary>The SAPs that were registered before it and still are.</summary>
    public Stack<ClientSap> OlderSaps { get; } = [];

    /// <summary>How the last registration ended.</summary>
    public NdisStatus? SapStatus { get; set; }

    public bool SapPending { get; set; }

    public List<ScriptedCall> Calls { get; } = [];

    public bool Unbinding { get; set; }

    public bool UnbindReturned { get; set; }

    public bool UnbindDone { get; set; }

    public bool NotifyClosing { get; set; }

    public bool NotifyReturned { get; set; }

    /// <summary>The handle as it was, for the notify-close completion after the close.</summary>
    public ClientAf? NotifiedAf { get; set; }
}
