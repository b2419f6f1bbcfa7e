namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>What an event does to its target.</summary>
public enum EventAction
{
    /// <summary>QEMU pulls a device.</summary>
    Unplug,

    /// <summary>QEMU plugs a device in.</summary>
    Plug,

    /// <summary>A gadget leaves its controller.</summary>
    Unbind,

    /// <summary>A gadget comes back to its controller.</summary>
    Bind,

    /// <summary>A program gets what Ctrl-C sends.</summary>
    Interrupt,

    /// <summary>A program is killed.</summary>
    Kill,

    /// <summary>A program of the guest stands still, as if its machine hung, until the case ends.</summary>
    Freeze,
}
