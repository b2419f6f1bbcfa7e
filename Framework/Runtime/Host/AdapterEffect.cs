namespace UserCoNdis.Framework.Runtime;

internal enum AdapterEffect
{
    None,
    Initialize,
    Bind,
    RestartMiniport,
    RestartBindings,
    Pause,
    HaltMiniport,
    ShutDown,
    TakeDown,
}
