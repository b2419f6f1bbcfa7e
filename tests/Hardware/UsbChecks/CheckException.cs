namespace UserCoNdis.HardwareUsbChecks;

/// <summary>Something is not as it has to be.</summary>
internal sealed class CheckException(string message) : Exception(message)
{
    /// <summary>Throws unless a condition holds.</summary>
    public static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new CheckException(message);
        }
    }
}
