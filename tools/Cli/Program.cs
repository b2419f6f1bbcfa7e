using System.CommandLine;

namespace UserCoNdis.Tools.Cli;

internal static class Program
{
    public static int Main(string[] args) =>
        new RootCommand("Hosts CoNDIS drivers in an ordinary process and places real calls through them.").Parse(args).Invoke();
}
