namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>What PPP agreed on, seen from both ends.</summary>
internal sealed record DemoPpp(string Authentication, DemoEnd Caller, DemoEnd Answerer);
