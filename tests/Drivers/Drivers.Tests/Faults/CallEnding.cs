namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>How a call ends (contract 4.19, 4.20, 4.14).</summary>
internal enum CallEnding
{
    DropByCaller,
    DropByCalled,
    LineClose,
    SessionClose,
    Unplug,
    Halt,
}
