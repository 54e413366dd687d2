@echo off
rem Runs Fieldbook with the Node that lies beside it, whatever else is on the machine.
setlocal
set "NODE_OPTIONS="
set "NODE_PATH="
"%~dp0runtime\node.exe" "%~dp0bin\fieldbook.mjs" %*
exit /b %ERRORLEVEL%
