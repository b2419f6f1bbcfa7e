using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The PPPoE miniport's share of one VC: its call, its session, its frames.</summary>
internal sealed class PppoeVc(LineAf af, bool isOurs) : LineVc(af, isOurs)
{
    public NetBufferListQueue Waiting;  // for the link
    public NetBufferListQueue Done;     // back from the link, not completed yet
    public NetBufferListQueue Received; // not indicated yet

    public PppoeCallState State { get; set; }

    /// <summary>Gets or sets where it stands in <see cref="PppoeCalls"/>; negative: nowhere.</summary>
    public int CallIndex { get; set; } = -1;

    /// <summary>Gets or sets what names the session on the wire; by default there is none.</summary>
    public PppoeSessionAddress Address { get; set; }

    /// <summary>Gets or sets the next session with the same place in <see cref="PppoeSessions"/>.</summary>
    public PppoeVc? NextInBucket { get; set; }

    /// <summary>Gets or sets the host's side of discovery; null: we did not call.</summary>
    public PppoeDiscovery? Discovery { get; set; }

    /// <summary>Gets or sets the PADR that the call came with; null: we called.</summary>
    public PppoeSessionRequest? Request { get; set; }

    /// <summary>Gets or sets the line's address that an incoming call is for.</summary>
    public uint AddressId { get; set; }

    /// <summary>Gets or sets the SAP that an incoming call is offered on.</summary>
    public LineSap? Sap { get; set; }

    public PppoeDialString Dialled { get; set; }

    public string Service { get; set; } = string.Empty;

    public string ConcentratorName { get; set; } = string.Empty;

    public int MaxPayload { get; set; }

    /// <summary>Gets or sets how the call ended; null: it has not.</summary>
    public PppoeFailure? Failure { get; set; }

    /// <summary>Gets or sets how many frames the link has.</summary>
    public int InLink { get; set; }

    /// <summary>Gets or sets how many lists and bytes are not completed.</summary>
    public (long Lists, long Bytes) Outstanding { get; set; }

    public int ReceivedCount { get; set; }

    /// <summary>Gets or sets the next in the round of those who have frames for the link.</summary>
    public PppoeVc? NextInRound { get; set; }

    public bool IsInRound { get; set; }

    /// <summary>Gets or sets the next of those who have frames to complete, or to look whether they are drained.</summary>
    public PppoeVc? NextTouched { get; set; }

    public bool IsTouched { get; set; }

    /// <summary>Gets or sets the next of those who have frames to indicate.</summary>
    public PppoeVc? NextReceiving { get; set; }

    public bool HasSends => InLink > 0 || !Waiting.IsEmpty;
}
