using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var interrupts = new Interrupts(Console.Error);
        return (int)await UcondisCommand.RunAsync(args, CliContext.OfProcess(interrupts));
    }
}
