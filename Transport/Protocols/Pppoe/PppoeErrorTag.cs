namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Finds the error tag of a packet (RFC 2516 appendix A, 0x0201 to 0x0203).</summary>
internal static class PppoeErrorTag
{
    /// <summary>Finds the first error tag.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="cause">What it means; GenericError if there is none.</param>
    /// <param name="text">Its text, printable; null if it has none.</param>
    public static bool TryFind(in PppoePacket packet, out PppoeFailureCause cause, out string? text)
    {
        foreach (PppoeTag tag in packet)
        {
            if (CauseOf(tag.Type) is var found and not PppoeFailureCause.None)
            {
                cause = found;
                text = tag.Value.IsEmpty ? null : PppoeText.Clean(tag.Value);
                return true;
            }
        }

        cause = PppoeFailureCause.GenericError;
        text = null;
        return false;
    }

    private static PppoeFailureCause CauseOf(PppoeTagType type) => type switch
    {
        PppoeTagType.ServiceNameError => PppoeFailureCause.ServiceNameError,
        PppoeTagType.AcSystemError => PppoeFailureCause.AcSystemError,
        PppoeTagType.GenericError => PppoeFailureCause.GenericError,
        _ => PppoeFailureCause.None,
    };
}
