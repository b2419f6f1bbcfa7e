namespace UserCoNdis.HardwareGuest.Control;

/// <summary>What an agent asks of the host.</summary>
public enum HostVerb
{
    /// <summary>Pull a device; answered when the guest's kernel let it go.</summary>
    Unplug,

    /// <summary>Plug a device in.</summary>
    Plug,

    /// <summary>Start a program outside; answered when it runs, its lines and its end follow.</summary>
    Start,

    /// <summary>Send a program outside what Ctrl-C sends.</summary>
    Interrupt,

    /// <summary>Kill a program outside.</summary>
    Kill,
}
