using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Serial;

/// <summary>What of a port is not bytes: lines, counters, break. The ioctls, or a test's own port.</summary>
internal interface ISerialControl
{
    /// <summary>Reads the lines; false when the device has none, or is gone.</summary>
    bool TryGetLines(out ModemLines lines);

    /// <summary>Reads the driver's counters; false when it has none, or is gone.</summary>
    bool TryGetCounters(out SerialCounters counters);

    /// <summary>Switches output lines; returns 0 or errno.</summary>
    int SetLines(ModemLines mask, ModemLines values);

    /// <summary>Begins or ends a break condition; returns 0 or errno.</summary>
    int SetBreak(bool on);
}
