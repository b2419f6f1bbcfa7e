using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareAgent.Control;

/// <summary>What runs this guest.</summary>
internal interface IHost
{
    /// <summary>Asks for what only it can do; ends when that is done, throws when it cannot be done.</summary>
    Task AskAsync(HostVerb verb, string target);
}
