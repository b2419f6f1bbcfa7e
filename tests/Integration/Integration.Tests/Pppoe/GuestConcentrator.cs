using System.Globalization;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>A pppoe-server in a guest.</summary>
/// <param name="Name">Its AC-Name.</param>
/// <param name="Service">Its Service-Name.</param>
/// <param name="Number">Tells several apart: the third octet of its addresses, and the hundreds of its session numbers.</param>
/// <param name="Options">Options of its pppd.</param>
internal sealed record GuestConcentrator(string Name, string Service, int Number, params string[] Options)
{
    /// <summary>Its Ethernet interface.</summary>
    public string Interface { get; init; } = "vec0";

    /// <summary>The first three octets of its addresses.</summary>
    public string Network => string.Create(CultureInfo.InvariantCulture, $"10.9.{Number}");

    /// <summary>Its own address.</summary>
    public string Address => Network + ".1";

    /// <summary>The address that its first caller gets.</summary>
    public string FirstCaller => Network + ".100";

    /// <summary>The command of peers/uml-pppoe-init.sh.</summary>
    public string Command =>
        string.Create(CultureInfo.InvariantCulture, $"concentrator {Interface} {Name} {Service} {Network} {Number * 100} {string.Join(' ', Options.Select(o => $"'{o}'"))}");
}
