using BenchmarkDotNet.Running;
using UserCoNdis.Tools.Bench;

if (args is ["quick", ..])
{
    QuickRun.Print(Console.Out);
    PtyRun.Print(Console.Out);
    await StackRun.PrintAsync(Console.Out);
    TunRun.Print(Console.Out);
    return 0;
}

if (args is ["tun", ..])
{
    TunRun.Print(Console.Out);
    return 0;
}

if (args is ["ethernet", ..])
{
    EthernetRun.Print(Console.Out, allWays: args is [_, "ways", ..]);
    return 0;
}

if (args is ["tcp", ..])
{
    TcpRun.Print(Console.Out);
    return 0;
}

_ = BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
