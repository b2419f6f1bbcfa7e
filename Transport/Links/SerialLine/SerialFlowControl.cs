namespace UserCoNdis.Transport.Links.SerialLine;

/// <summary>How a receiver stops its sender.</summary>
public enum SerialFlowControl
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the circuits RTS and CTS.</summary>
    RtsCts,

    /// <summary>By the characters DC1 and DC3; they are no data then.</summary>
    XonXoff,
}
