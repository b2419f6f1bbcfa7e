using System.Text;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What is dialled: a service, or a concentrator's name and a service with a backslash between; empty: any.</summary>
/// <param name="ConcentratorName">The only concentrator that will do; null: any.</param>
/// <param name="Service">The service; empty: any.</param>
internal readonly record struct PppoeDialString(string? ConcentratorName, string Service)
{
    private const char Separator = '\\';

    /// <summary>Reads a dialled address.</summary>
    /// <returns>False: a name is longer than a tag of ours.</returns>
    public static bool TryParse(string text, out PppoeDialString address)
    {
        int at = text.IndexOf(Separator, StringComparison.Ordinal);
        address = new(at > 0 ? text[..at] : null, text[(at + 1)..]);
        return Fits(address.ConcentratorName ?? string.Empty) && Fits(address.Service);
    }

    private static bool Fits(string name) => Encoding.UTF8.GetByteCount(name) <= PppoeHostOptions.MaxTagLength;
}
