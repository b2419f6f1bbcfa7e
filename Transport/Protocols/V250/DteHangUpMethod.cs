namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>How to end a call.</summary>
public enum DteHangUpMethod
{
    /// <summary>By +++ and ATH: works on every link.</summary>
    Command,

    /// <summary>By dropping DTR (&amp;D2); when DCD stays on, by +++ and ATH after all.</summary>
    Dtr,
}
