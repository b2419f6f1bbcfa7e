using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>What one end of a PPP link asked for and got.</summary>
/// <param name="Address">Its IPv4 address.</param>
/// <param name="Mru">The most bytes that it receives in a frame.</param>
/// <param name="Accm">The control characters that it wants escaped, in hexadecimal.</param>
/// <param name="Pfc">Whether it takes the short protocol field.</param>
/// <param name="Acfc">Whether it takes frames without address and control.</param>
/// <param name="Magic">Its magic number in hexadecimal; null when it has none.</param>
/// <param name="Auth">How it proved itself.</param>
internal sealed record PppEndDocument(
    string Address, int Mru, string Accm, bool Pfc, bool Acfc, string? Magic, PppAuthProtocol Auth);
