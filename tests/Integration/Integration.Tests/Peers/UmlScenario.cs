namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>What a guest's pppd is to do.</summary>
/// <param name="Call">Before PPP.</param>
/// <param name="Authentication">What it asks of us: none, pap, chap, mschap-v2.</param>
/// <param name="User">Its name, and the one it accepts.</param>
/// <param name="Secret">Its secret, and the one it accepts.</param>
/// <param name="PppOptions">More options of pppd.</param>
/// <param name="Number">What it dials.</param>
/// <param name="Line">UML's channel for the serial line: <c>pts</c> makes a pseudo-terminal, <c>tty:/dev/pts/4</c> takes one.</param>
internal sealed record UmlScenario(
    GuestCall Call = GuestCall.Direct,
    string Authentication = "none",
    string User = "joe",
    string Secret = "sesame",
    string PppOptions = "",
    string Number = "5551212",
    string Line = "pts")
{
    /// <summary>The kernel arguments that the init script reads.</summary>
    public IEnumerable<string> KernelArguments =>
    [
        $"CALL={CallName}",
        $"AUTH={Authentication}",
        $"PPPUSER={User}",
        $"SECRET={Secret}",
        $"PPPX={PppOptions.Replace(' ', ',')}",
        $"NUMBER={Number}",
    ];

    private string CallName => Call switch
    {
        GuestCall.Direct => "direct",
        GuestCall.Modem => "modem",
        GuestCall.ModemRinging => "modem-ringing",
        GuestCall.Dials => "dials",
        GuestCall.Answers => "answers",
    };
}
