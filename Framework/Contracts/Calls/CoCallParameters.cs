namespace UserCoNdis.Framework.Contracts;

/// <summary>The parameters of a call, altered in place by whoever changes them (CO_CALL_PARAMETERS).</summary>
/// <remarks>Owner: the driver that made it, unchanged until the request it was given to completes (G9).</remarks>
public sealed class CoCallParameters
{
    /// <summary>Gets or sets the flags.</summary>
    public CoCallFlags Flags { get; set; }

    /// <summary>Gets or sets the call manager's part.</summary>
    public CoCallManagerParameters? CallMgrParameters { get; set; }

    /// <summary>Gets or sets the medium's part.</summary>
    public CoMediaParameters? MediaParameters { get; set; }

    /// <summary>Makes a copy; the parts are immutable and shared.</summary>
    public CoCallParameters Clone() => new()
    {
        Flags = Flags,
        CallMgrParameters = CallMgrParameters,
        MediaParameters = MediaParameters,
    };

    /// <summary>Tells whether the parameters, flags aside, are the same.</summary>
    public bool SameParameters(CoCallParameters other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Equals(CallMgrParameters, other.CallMgrParameters) && Equals(MediaParameters, other.MediaParameters);
    }
}
