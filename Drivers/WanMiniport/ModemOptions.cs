using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>How a modem adapter runs its line.</summary>
public sealed record ModemOptions
{
    /// <summary>Gets how to talk to the modem: initialisation strings, dial prefix, time-outs.</summary>
    public DteOptions Dte { get; init; } = new();

    /// <summary>Gets whether there is no modem but a null-modem line: a call is through at once, and the first data or the
    /// far end's DTR (our DCD) is an incoming call.</summary>
    public bool Direct { get; init; }

    /// <summary>Gets how to hang up; null: by DTR where the link has DTR and DCD, else by +++ and ATH.</summary>
    public DteHangUpMethod? HangUp { get; init; }

    /// <summary>Gets the line's name for applications.</summary>
    public string LineName { get; init; } = "modem";

    /// <summary>Gets the largest PPP information field in bytes.</summary>
    public int MaxFrameSize { get; init; } = 1500;

    /// <summary>Gets how many net buffer lists may be outstanding on a call.</summary>
    public int SendWindow { get; init; } = 16;

    /// <summary>Gets the control characters that this line needs escaped.</summary>
    public uint DesiredAccm { get; init; }

    /// <summary>Gets the number of frames that may be received and not returned.</summary>
    public int ReceiveFrames { get; init; } = 256;

    /// <summary>Gets the address that OID_WAN_PERMANENT_ADDRESS tells, 6 bytes, locally administered.</summary>
    public ReadOnlyMemory<byte> Address { get; init; } = new byte[] { 0x02, 0x55, 0x43, 0, 0, 1 };

    /// <summary>Gets whether the buffers keep who rented them, for tests and <c>--verify</c>.</summary>
    public bool DiagnosticBuffers { get; init; }
}
