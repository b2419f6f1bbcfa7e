namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The actions of the PPP automaton (RFC 1661 section 4.4), in the order in which one step runs them.</summary>
[Flags]
public enum PppActions
{
    /// <summary>Nothing to do.</summary>
    None = 0,

    /// <summary>This-Layer-Down.</summary>
    Tld = 1,

    /// <summary>Initialize-Restart-Count.</summary>
    Irc = 2,

    /// <summary>Zero-Restart-Count.</summary>
    Zrc = 4,

    /// <summary>Send-Configure-Request.</summary>
    Scr = 8,

    /// <summary>Send-Configure-Ack.</summary>
    Sca = 16,

    /// <summary>Send-Configure-Nak or -Reject.</summary>
    Scn = 32,

    /// <summary>Send-Terminate-Request.</summary>
    Str = 64,

    /// <summary>Send-Terminate-Ack.</summary>
    Sta = 128,

    /// <summary>Send-Code-Reject.</summary>
    Scj = 256,

    /// <summary>Send-Echo-Reply.</summary>
    Ser = 512,

    /// <summary>This-Layer-Up.</summary>
    Tlu = 1024,

    /// <summary>This-Layer-Started.</summary>
    Tls = 2048,

    /// <summary>This-Layer-Finished.</summary>
    Tlf = 4096,
}
