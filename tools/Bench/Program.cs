using BenchmarkDotNet.Running;
using UserCoNdis.Tools.Bench;

if (args is ["quick", ..])
{
    QuickRun.Print(Console.Out);
    return 0;
}

_ = BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
