namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>Which way frames of a session take.</summary>
internal enum PppoePath
{
    /// <summary>From the client's lists to the wire; nobody takes them there.</summary>
    Out,

    /// <summary>From the wire to the client; a loop in C sends them.</summary>
    In,

    /// <summary>From one client to the other.</summary>
    Through,
}
