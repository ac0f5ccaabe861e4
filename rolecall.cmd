@echo off
rem Starts Rolecall on Windows. The first start, and the first after a source has changed, builds it with Maven and
rem prepares a class archive that makes every later start fast. Settings:
rem   JAVA_HOME      which Java to use (17 or newer); else the one on the PATH
rem   ROLECALL_OPTS  options for the Java virtual machine, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "home=%home:~0,-1%"
set "jar=%home%\target\rolecall.jar"
set "archive=%home%\target\rolecall.jsa"
rem Names the Java for which the archive was made; that Java has been found new enough.
set "stamp=%home%\target\rolecall.java"
rem The sources as they were built, to see whether one is newer.
set "built=%home%\target\built"

if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
) else (
    for %%J in (java.exe) do set "java=%%~$PATH:J"
)
if not defined java (
    >&2 echo rolecall: Java 17 or newer is needed, and there is no java.exe on the PATH
    exit /b 2
)
if not exist "%java%" (
    >&2 echo rolecall: there is no "%java%"; JAVA_HOME must name a Java 17 or newer
    exit /b 2
)

set "stale="
if not exist "%jar%" set "stale=1"
if not defined stale if exist "%home%\src\main" (
    for /f "delims=" %%F in ('xcopy "%home%\src\main" "%built%" /D /L /S /Y /I 2^>nul ^| findstr /i main') do set "stale=1"
    for /f "delims=" %%F in ('xcopy "%home%\signatures" "%built%\signatures" /D /L /S /Y /I 2^>nul ^| findstr /i signatures') do set "stale=1"
    for /f "delims=" %%F in ('xcopy "%home%\pom.xml" "%built%\" /D /L /Y 2^>nul ^| findstr /i pom') do set "stale=1"
)
set "madefor="
if exist "%stamp%" set /p madefor=<"%stamp%"
if defined stale (
    call :build || exit /b 2
    set "madefor="
)
if not "%madefor%"=="%java%" (
    call :prepare || exit /b 2
)

rem Reports are UTF-8; the console shows them so for as long as this runs.
set "codepage="
for /f "tokens=2 delims=:." %%C in ('chcp 2^>nul') do set "codepage=%%C"
if defined codepage chcp 65001 >nul 2>nul

"%java%" -Xshare:auto "-XX:SharedArchiveFile=%archive%" -Xlog:disable -XX:+UseSerialGC -XX:-UsePerfData %ROLECALL_OPTS% -jar "%jar%" %*
set "status=%ERRORLEVEL%"
if defined codepage chcp %codepage% >nul 2>nul
exit /b %status%

:build
where mvn >nul 2>nul
if errorlevel 1 (
    >&2 echo rolecall: Rolecall must be built first, and Maven ^(mvn^) is not on the PATH
    exit /b 1
)
>&2 echo rolecall: building, this once ^(about half a minute^) ...
pushd "%home%"
call mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true package <nul >&2
set "failed=%ERRORLEVEL%"
popd
if not "%failed%"=="0" (
    >&2 echo rolecall: the build failed; Maven says why above
    exit /b 1
)
xcopy "%home%\src\main" "%built%" /D /S /Y /I /Q >nul 2>nul
xcopy "%home%\signatures" "%built%\signatures" /D /S /Y /I /Q >nul 2>nul
xcopy "%home%\pom.xml" "%built%\" /D /Y /Q >nul 2>nul
exit /b 0

rem Runs Rolecall on its own example and keeps the classes that it loaded. Without the archive everything still works.
:prepare
set "number="
rem Whoever may not write beside the program may write here.
set "told=%TEMP%\rolecall-%RANDOM%-%RANDOM%.version"
"%java%" -version >"%told%" 2>&1
for /f "tokens=3" %%V in ('findstr /c:" version " "%told%"') do if not defined number set "number=%%~V"
del "%told%" >nul 2>nul
for /f "tokens=1 delims=.-+" %%V in ("%number%") do set "number=%%V"
if not defined number set "number=0"
if %number% LSS 17 (
    >&2 echo rolecall: Java 17 or newer is needed; "%java%" is version %number%
    exit /b 1
)
set "example=%home%\captures\branch-office"
set "training=--version"
rem An everyday line is read without picocli; this spelling of --format needs it, so that its classes are kept too.
if exist "%example%\capture.pcap" set training=analyze --format=text --site "%example%\site.csv" --output "%archive%.out" "%example%\capture.pcap"
"%java%" -Xlog:disable "-XX:DumpLoadedClassList=%archive%.classes" -jar "%jar%" %training% >nul 2>nul <nul
"%java%" -Xshare:dump -Xlog:disable -XX:+UseG1GC "-XX:ErrorFile=%archive%.error" "-XX:SharedClassListFile=%archive%.classes" "-XX:SharedArchiveFile=%archive%.new" -cp "%jar%" >nul 2>nul <nul
if not errorlevel 1 move /y "%archive%.new" "%archive%" >nul 2>nul
2>nul >"%stamp%" echo %java%
del "%archive%.classes" "%archive%.error" "%archive%.new" "%archive%.out" >nul 2>nul
exit /b 0
