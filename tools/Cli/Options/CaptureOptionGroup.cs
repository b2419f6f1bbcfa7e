using System.CommandLine;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of looking on: a capture, and the verifier.</summary>
internal sealed class CaptureOptionGroup
{
    private readonly Option<string> _file = new("--capture")
    {
        Description = "Write the frames to a pcapng file: PPP of a modem, Ethernet of PPPoE",
        HelpName = "FILE",
    };

    private readonly Option<bool> _secrets = new("--capture-secrets") { Description = "Keep the passwords of PAP in the capture" };
    private readonly Option<VerifierMode> _verify = VerifyOption.Create(VerifierMode.Report);

    public CaptureOptionGroup(Command command)
    {
        command.Add(_file);
        command.Add(_secrets);
        command.Add(_verify);
    }

    public CaptureSettings Read(ParseResult parse) => new(parse.GetValue(_file), parse.GetValue(_secrets), parse.GetValue(_verify));
}
