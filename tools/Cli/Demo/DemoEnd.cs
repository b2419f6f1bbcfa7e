namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>One end's part in the call.</summary>
/// <param name="Link">The link, with the speed that the device has.</param>
/// <param name="Address">Its IPv4 address.</param>
/// <param name="PeerAddress">The far end's.</param>
/// <param name="Dns">The DNS server that it was told; null if none.</param>
/// <param name="Mru">What it receives, in bytes of information.</param>
/// <param name="SendAccm">The control characters that it escapes.</param>
/// <param name="ProtocolFieldCompression">Whether it leaves out the first octet of the protocol field.</param>
/// <param name="AddressControlCompression">Whether it leaves out address and control.</param>
internal sealed record DemoEnd(
    string Link,
    string Address,
    string PeerAddress,
    string? Dns,
    int Mru,
    string SendAccm,
    bool ProtocolFieldCompression,
    bool AddressControlCompression);
